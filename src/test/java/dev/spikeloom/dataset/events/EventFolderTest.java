package dev.spikeloom.dataset.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFolderTest {
    private static final String HEADER = "recording,label,t_us,x,y,p\n";

    @TempDir
    private Path folder;

    /** Two recordings of 4 x 3 pixels: one with ON and OFF events in bins 0, 2 and behind the last, one without events. */
    @BeforeEach
    void write() throws IOException {
        put("events.yaml", """
                name: mine
                width: 4
                height: 3
                polarities: 2
                classes: [cat, dog]
                bin_us: 100
                bins: 3
                """);
        put("test.csv", HEADER + """
                a,dog,0,1,0,1
                a,dog,99,1,0,1
                a,dog,99,3,2,0
                a,dog,200,3,2,1
                a,dog,300,0,0,1
                b,cat,,,,
                """);
        put("train.csv", HEADER + recordings(12));
    }

    @Test
    void aPixelSpikesInEachBinThatHasAnOnEventOfIt() {
        Samples test = read(Polarities.ON).test();

        assertThat(spikes(test, 0)).containsExactly("0: 1", "2: 11");
    }

    @Test
    void bothPolaritiesAreTwoChannelsOffBeforeOn() {
        Samples test = read(Polarities.BOTH).test();

        assertThat(test.inputs()).isEqualTo(24);
        assertThat(spikes(test, 0)).containsExactly("0: 3 22", "2: 23");
    }

    @Test
    void aRowWithoutAnEventIsARecordingWithoutSpikes() {
        assertThat(spikes(read(Polarities.ON).test(), 1)).isEmpty();
    }

    @Test
    void theLabelIsTheIndexOfTheClass() {
        Samples test = read(Polarities.ON).test();

        assertThat(List.of(test.label(0, 0), test.label(1, 0))).containsExactly(1, 0);
    }

    @Test
    void rowsAndColumnsAndTimeStepsAreThoseOfTheDescription() {
        Samples test = read(Polarities.ON).test();

        assertThat(List.of(test.rows(), test.columns(), test.channels(), test.timeSteps()))
                .containsExactly(3, 4, 1, 3);
    }

    @Test
    void withOnePolarityEveryEventCounts() throws IOException {
        describe("polarities: 2", "polarities: 1");

        assertThat(spikes(read(Polarities.ON).test(), 0)).containsExactly("0: 1 11", "2: 11");
    }

    @Test
    void withOnePolarityThereAreNotBoth() throws IOException {
        describe("polarities: 2", "polarities: 1");

        assertThatThrownBy(() -> read(Polarities.BOTH))
                .isInstanceOf(InputException.class)
                .hasMessage("data.polarities is 'both', allowed with the recordings of " + folder.resolve("events.yaml")
                        + ", which has polarities 1: on");
    }

    @Test
    void theLastSixthOfTheTrainingIsForValidation() throws IOException {
        put("train.csv", HEADER + recordings(17));

        EventFolder.Parts parts = read(Polarities.ON);

        assertThat(List.of(parts.training().samples(), parts.validation().samples()))
                .containsExactly(15, 2);
        assertThat(spikes(parts.validation(), 0)).containsExactly("0: " + 15 % 4);
    }

    @Test
    void aValidationFileLeavesTheTrainingWhole() throws IOException {
        put("validation.csv", HEADER + recordings(2));

        EventFolder.Parts parts = read(Polarities.ON);

        assertThat(List.of(parts.training().samples(), parts.validation().samples()))
                .containsExactly(12, 2);
    }

    @Test
    void fewerThanSixRecordingsLeaveNoneForValidation() throws IOException {
        put("train.csv", HEADER + recordings(5));

        assertThatThrownBy(() -> read(Polarities.ON))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("train.csv") + ": number of recordings is 5, allowed: at least 6, the last"
                        + " sixth of which is for validation, or a validation.csv beside it");
    }

    @Test
    void trainingPresentsTheRecordingsAsTheyAre() {
        Samples test = read(Polarities.BOTH).test();
        SpikeVector[] steps =
                IntStream.range(0, 4).mapToObj(i -> new SpikeVector(24)).toArray(SpikeVector[]::new);
        SpikeVector expected = new SpikeVector(24);

        test.trainingEncoder(1, Augmentation.none(), 3).encode(0, 5, steps, 1);

        for (int step = 0; step < 3; step++) {
            test.spikes(1).read(0, step, expected);
            assertThat(steps[step + 1]).as("step %d", step).isEqualTo(expected);
        }
    }

    @Test
    void theRatesAreTheMeansOverTheTimeSteps() {
        double[] rates = new double[12];
        read(Polarities.ON).test().addSpikeRates(0, rates);

        assertThat(new double[] {rates[1], rates[11]}).containsExactly(1.0 / 3, 1.0 / 3);
    }

    @Test
    void theDigestTellsSpikesAndLabelsApart() throws IOException {
        byte[] before = digest();
        describe("[cat, dog]", "[dog, cat]");
        byte[] otherLabels = digest();
        put("test.csv", Files.readString(folder.resolve("test.csv")).replace("a,dog,0,1", "a,dog,0,2"));

        assertThat(otherLabels).isNotEqualTo(before);
        assertThat(digest()).isNotEqualTo(otherLabels);
    }

    @ParameterizedTest
    @CsvSource({"events.yaml", "train.csv", "test.csv"})
    void theIdentityOfTheFolderIsThatOfEachFile(String name) throws IOException {
        String before = EventFolder.identity(folder);
        put(name, Files.readString(folder.resolve(name)) + "\n");

        assertThat(EventFolder.identity(folder)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,dog,1,4,0,1               | :2: x is '4', allowed: 0 to 3
            a,dog,1,0,3,1               | :2: y is '3', allowed: 0 to 2
            a,dog,1,-1,0,1              | :2: x is '-1', allowed: 0 to 3
            a,dog,1,0,0,2               | :2: p is '2', allowed: 0 to 1
            a,dog,1.5,0,0,1             | :2: t_us is '1.5', allowed: 0 to 1000000000000000
            a,dog,,0,0,1                | :2: t_us is '', allowed: 0 to 1000000000000000
            a,dog,99999999999999999,0,0,1 | :2: t_us is '99999999999999999', allowed: 0 to 1000000000000000
            a,dog,1,0,0,1;a,dog,0,0,0,1 | :3: t_us is '0', but the event before is at 1, expected the events of a recording in the order of time
            a,dgo,1,0,0,1               | :2: label is 'dgo', which is none of the classes in events.yaml, did you mean dog?
            a,dog,1,0,0,1;a,cat,2,0,0,1 | :3: label is 'cat', but recording a began with 'dog'
            a,dog,1,0,0,1;b,cat,1,0,0,1;a,dog,2,0,0,1 | :4: recording a goes on behind another one, expected all its rows together
            a,dog,1,0,0,1;a,dog,,,,     | :3: recording a has a row without an event, allowed only as its one row
            a,dog,,,,;a,dog,1,0,0,1     | :3: recording a has a row without an event, allowed only as its one row
            a,dog,1,0,0,1;a,dog,2,0     | :3: has 4 values, expected 6, one for each column
            ,dog,1,0,0,1                | :2: recording has a name of 0 characters, allowed: 1 to 256
            """)
    void aWrongRowIsNamedWithFileAndLine(String rows, String message) throws IOException {
        put("test.csv", HEADER + rows.replace(';', '\n') + "\n");

        assertThatThrownBy(() -> read(Polarities.ON))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("test.csv") + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recording,label,t,x,y,p | :1: the columns are recording,label,t,x,y,p, expected recording,label,t_us,x,y,p
            ''                      | ' is empty, expected rows of comma-separated values'
            recording,label,t_us,x,y,p | ' has no recordings, expected at least 1'
            """)
    void aTableWithoutItsHeaderOrWithoutRecordingsIsRefused(String content, String message) throws IOException {
        put("test.csv", content);

        assertThatThrownBy(() -> read(Polarities.ON))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("test.csv") + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            width: 4           | width: 0     | :2: width is '0', allowed: a number from 1 to 4096
            width: 4           | width: 2.5   | :2: width is '2.5', allowed: a whole number from 1 to 4096
            width: 4           | wdith: 4     | :2: key wdith is unknown, did you mean width?
            polarities: 2      | polarities: 3 | :4: polarities is '3', allowed: a number from 1 to 2
            'classes: [cat, dog]' | 'classes: [cat]' | :5: classes has 1 names, allowed: 2 to 4096
            'classes: [cat, dog]' | 'classes: [cat, cat]' | :5: classes has 'cat' twice
            bins: 3            | bins: 257    | :7: bins is '257', allowed: a number from 1 to 256
            bin_us: 100        | bin_us: soon | :6: bin_us is 'soon', allowed: a number from 1 to 100000000
            name: mine         | name: ../up  | :1: name is '../up', allowed: 1 to 64 letters
            """)
    void aWrongDescriptionIsNamedWithFileAndLine(String before, String after, String message) throws IOException {
        describe(before, after);

        assertThatThrownBy(() -> read(Polarities.ON))
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(folder.resolve("events.yaml") + message);
    }

    @Test
    void moreInputsThanThereMayBeAreRefused() throws IOException {
        describe("width: 4\nheight: 3", "width: 4096\nheight: 9");

        assertThatThrownBy(() -> read(Polarities.ON))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("events.yaml")
                        + ":2: width x height x polarities is 73728 inputs, allowed: at most 65536");
    }

    @ParameterizedTest
    @CsvSource({"events.yaml", "train.csv", "test.csv"})
    void aMissingFileIsNamed(String name) throws IOException {
        Files.delete(folder.resolve(name));

        assertThatThrownBy(() -> read(Polarities.ON))
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(folder.resolve(name) + " is no file, expected a ");
    }

    private EventFolder.Parts read(Polarities polarities) {
        return EventFolder.read(folder, polarities, Progress.NONE);
    }

    private byte[] digest() {
        MessageDigest digest = Checksums.sha256();
        read(Polarities.ON).test().updateDigest(digest);
        return digest.digest();
    }

    private void put(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private void describe(String before, String after) throws IOException {
        String text = Files.readString(folder.resolve("events.yaml"));
        put("events.yaml", text.replace(before, after));
    }

    /** One event each, of column i modulo 4. */
    private static String recordings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "r" + i + ",cat,0," + i % 4 + ",0,1\n")
                .collect(Collectors.joining());
    }

    /** The spikes of a sample, a text for each time step that has any. */
    private static List<String> spikes(Samples samples, int sample) {
        List<String> found = new ArrayList<>();
        SpikeVector step = new SpikeVector(samples.inputs());
        for (int t = 0; t < samples.timeSteps(); t++) {
            samples.spikes(1).read(sample, t, step);
            if (step.cardinality() > 0) {
                int[] active = new int[samples.inputs()];
                int count = step.listSpikes(active);
                found.add(t + ": "
                        + IntStream.of(active)
                                .limit(count)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(" ")));
            }
        }
        return found;
    }
}
