/** Options that several subcommands have. */
package dev.spikeloom.cli.option;
