package dev.spikeloom.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.io.Json;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.run.RunFolder;

/**
 * What the design of an experiment costs.
 *
 * @param experiment its name
 * @param dataset the data set that samples are of
 * @param network layers in the field's shorthand
 * @param accuracy share of the test samples that the design classifies rightly
 * @param estimate what it costs
 */
public record DesignEstimate(String experiment, String dataset, String network, double accuracy, Estimate estimate) {
    /** Name of the folder for estimates within that of a run. */
    public static final String FOLDER = RunFolder.ESTIMATE;

    /** The estimate as JSON, with what it is of in front. */
    public String toJson() {
        ObjectNode tree = Json.MAPPER.createObjectNode();
        tree.put("experiment", experiment);
        tree.put("dataset", dataset);
        tree.put("network", network);
        tree.put("accuracy", accuracy);
        tree.setAll((ObjectNode) Json.MAPPER.valueToTree(estimate));
        return Json.text(tree);
    }
}
