/** The trainer beside libtorch: processes that train the same networks in turn. */
package dev.spikeloom.bench.libtorch;
