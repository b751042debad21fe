package dev.spikeloom.dataset;

/**
 * A data set, split once and for all. Test images are never used to choose anything.
 *
 * @param name as given on the command line
 * @param classes number of classes
 * @param training images to train on
 * @param validation images to choose the best epoch and the quantizer's clipping by
 * @param test images to report accuracy on
 */
public record Dataset(
        String name, int classes, LabelledImages training, LabelledImages validation, LabelledImages test) {}
