/** External tools, run as processes; the only package that starts any. */
package dev.spikeloom.tool;
