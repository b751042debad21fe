/** Files of networks. */
package dev.spikeloom.network.file;
