/** What people read: summaries of a run, tables, progress on the terminal, the reference of experiment keys. */
package dev.spikeloom.report;
