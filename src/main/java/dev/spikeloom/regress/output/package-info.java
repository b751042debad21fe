/** What others read of a regression: results.json, JUnit XML, OpenMetrics. */
package dev.spikeloom.regress.output;
