/** What it takes to build a design, counted on its elaboration: registers, memory macros, lanes, adders, comparators. */
package dev.spikeloom.design.hardware;
