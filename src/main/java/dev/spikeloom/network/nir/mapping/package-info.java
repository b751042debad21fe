/** What of a NIR graph the machine does exactly, nearly or not at all, node by node, and the network that it comes to. */
package dev.spikeloom.network.nir.mapping;
