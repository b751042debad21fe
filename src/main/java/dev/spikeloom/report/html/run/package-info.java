/** The page of a run. */
package dev.spikeloom.report.html.run;
