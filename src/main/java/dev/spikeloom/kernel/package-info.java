/** What training spends its time in: inner loops, plain or on SIMD vectors where the JDK has them, and threads. */
package dev.spikeloom.kernel;
