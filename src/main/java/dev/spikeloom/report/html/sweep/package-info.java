/** The page of a sweep. */
package dev.spikeloom.report.html.sweep;
