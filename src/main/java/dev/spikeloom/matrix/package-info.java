/** The design matrix: designs that cover each pair of values of all parameters. */
package dev.spikeloom.matrix;
