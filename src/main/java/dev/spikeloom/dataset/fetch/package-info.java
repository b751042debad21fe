/** Where data sets come from. */
package dev.spikeloom.dataset.fetch;
