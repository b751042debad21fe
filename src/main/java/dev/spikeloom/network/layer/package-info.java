/** The kinds of layers: shape, numbers and arithmetic of each, and the registry that names them. */
package dev.spikeloom.network.layer;
