/** Graphs of the Neuromorphic Intermediate Representation (NIR), as other frameworks write them, and their files. */
package dev.spikeloom.network.nir;
