/** The checks of a suite: each calls what the command of the same purpose calls. */
package dev.spikeloom.regress.check;
