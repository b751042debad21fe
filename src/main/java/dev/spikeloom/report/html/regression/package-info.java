/** The page of a regression. */
package dev.spikeloom.report.html.regression;
