/** The data of an experiment, and how right networks are on it. */
package dev.spikeloom.run.accuracy;
