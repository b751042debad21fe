/** Inner loops that can use SIMD instructions: plain loops, and the same on vectors where the JDK has them. */
package dev.spikeloom.kernel;
