/** A simulated event camera. */
package dev.spikeloom.dataset.camera;
