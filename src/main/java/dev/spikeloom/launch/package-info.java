/** Where many tasks run side by side: schedulers of clusters, behind one interface. */
package dev.spikeloom.launch;
