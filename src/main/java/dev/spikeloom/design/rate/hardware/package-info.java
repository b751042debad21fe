/** What it takes to build a rate-coded pipeline: registers, memory macros, adders, comparators. */
package dev.spikeloom.design.rate.hardware;
