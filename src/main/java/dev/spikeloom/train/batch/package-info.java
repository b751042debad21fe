/** What a step of training works on: samples side by side, and the groups that threads share. */
package dev.spikeloom.train.batch;
