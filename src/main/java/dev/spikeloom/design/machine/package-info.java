/** The one place of the floor that knows all families of machines: it elaborates their designs. */
package dev.spikeloom.design.machine;
