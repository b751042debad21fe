/** What every other package stands on: errors for the user, files that appear whole or not at all, progress. */
package dev.spikeloom.io;
