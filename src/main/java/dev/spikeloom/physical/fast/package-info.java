/** What designs take by their sizes and counters, fitted once a technology to netlists whose nets were all counted. */
package dev.spikeloom.physical.fast;
