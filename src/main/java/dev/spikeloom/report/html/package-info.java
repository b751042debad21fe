/** Reports as one HTML file each, to be opened offline: what a page is made of, and how it is written. */
package dev.spikeloom.report.html;
