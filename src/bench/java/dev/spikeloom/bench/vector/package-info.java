/** Benchmarks on SIMD vectors, compiled apart from the rest: they need a module that is not in every JDK. */
package dev.spikeloom.bench.vector;
