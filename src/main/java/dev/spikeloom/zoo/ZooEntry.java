package dev.spikeloom.zoo;

import dev.spikeloom.run.RunFolder;
import java.util.SortedMap;

/**
 * What {@code zoo.json} says about a network of the zoo.
 *
 * @param preset whose network it is, and name of the entry
 * @param command that trained it
 * @param trainingSeed seed of everything random in training
 * @param sourceCommit of the program that trained it
 * @param jdk that it ran on; others give the same bytes
 * @param testSamples test images
 * @param encoderSeed of the spikes they were presented as
 * @param testAccuracyFloatByTimeSteps share classified rightly in every head by the float network, 0 to 1
 * @param testAccuracyByTimeSteps the same of the quantized network
 * @param sha256 of each file of the entry, by name
 */
public record ZooEntry(
        String preset,
        String command,
        long trainingSeed,
        String sourceCommit,
        String jdk,
        int testSamples,
        long encoderSeed,
        SortedMap<Integer, Double> testAccuracyFloatByTimeSteps,
        SortedMap<Integer, Double> testAccuracyByTimeSteps,
        SortedMap<String, String> sha256) {

    /** Whether the float network ships too; large ones do not. */
    public boolean hasFloatNetwork() {
        return sha256.containsKey(RunFolder.NETWORK);
    }
}
