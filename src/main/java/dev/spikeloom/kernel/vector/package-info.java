/**
 * The kernels on {@code jdk.incubator.vector}. Nothing refers to this package but by name, so that the program runs
 * without that module.
 */
package dev.spikeloom.kernel.vector;
