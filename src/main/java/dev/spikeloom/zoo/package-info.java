/** Networks that ship with the program. */
package dev.spikeloom.zoo;
