/** Files in YAML, read strictly: nodes that know their lines. */
package dev.spikeloom.io.yaml;
