/** What decides how a run is done, not what comes of it. */
package dev.spikeloom.run.option;
