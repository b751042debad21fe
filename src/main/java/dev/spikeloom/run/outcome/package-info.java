/** What the stages found, as {@code result.json} holds it. */
package dev.spikeloom.run.outcome;
