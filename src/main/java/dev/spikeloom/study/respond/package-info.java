/** What a network answers to a stimulus, time step by time step, beside recordings of other simulators and the exact solution. */
package dev.spikeloom.study.respond;
