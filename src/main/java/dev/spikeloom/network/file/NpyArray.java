package dev.spikeloom.network.file;

import dev.spikeloom.io.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An array of one or two dimensions in numpy's {@code .npy} format, version 1.0 (numpy.lib.format): a magic, a header
 * that is a Python dictionary, the elements in C order.
 *
 * @param type type of an element
 * @param shape one or two sizes
 * @param elements little-endian, in C order, from position 0 to the limit
 */
record NpyArray(NpyType type, List<Integer> shape, ByteBuffer elements) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int PREAMBLE = MAGIC.length + Short.BYTES;
    /** The elements start at a multiple of this, as numpy asks for. */
    private static final int ALIGNMENT = 64;

    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': *'([^']{1,20})', *'fortran_order': *(True|False), *"
                    + "'shape': *\\( *((?:\\d{1,9} *, *)*(?:\\d{1,9})?) *\\) *,? *\\} *\n?");

    /** The longest header that the two bytes of its length can state, with what stands before it. */
    static final int MAX_HEADER = PREAMBLE + 0xffff;

    static NpyArray of(float[] values) {
        ByteBuffer elements = allocate(NpyType.FLOAT32, values.length);
        elements.asFloatBuffer().put(values);
        return new NpyArray(NpyType.FLOAT32, List.of(values.length), elements);
    }

    static NpyArray of(int[] values) {
        ByteBuffer elements = allocate(NpyType.INT32, values.length);
        elements.asIntBuffer().put(values);
        return new NpyArray(NpyType.INT32, List.of(values.length), elements);
    }

    static NpyArray of(float[][] rows) {
        ByteBuffer elements = allocate(NpyType.FLOAT32, rows.length * rows[0].length);
        var view = elements.asFloatBuffer();
        Arrays.stream(rows).forEach(view::put);
        return new NpyArray(NpyType.FLOAT32, List.of(rows.length, rows[0].length), elements);
    }

    static NpyArray of(short[][] rows) {
        ByteBuffer elements = allocate(NpyType.INT16, rows.length * rows[0].length);
        var view = elements.asShortBuffer();
        Arrays.stream(rows).forEach(view::put);
        return new NpyArray(NpyType.INT16, List.of(rows.length, rows[0].length), elements);
    }

    /** The bytes of the file. */
    byte[] encode() {
        String dictionary =
                "{'descr': '" + type.descr() + "', 'fortran_order': False, 'shape': " + tuple(shape) + ", }";
        int unpadded = PREAMBLE + dictionary.length() + 1;
        int padding = -unpadded & (ALIGNMENT - 1);
        String header = dictionary + " ".repeat(padding) + "\n";
        return ByteBuffer.allocate(PREAMBLE + header.length() + elements.limit())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .put(elements.duplicate())
                .array();
    }

    /**
     * Reads the bytes of a file.
     *
     * @param where names the file in messages
     * @throws InputException if they are anything but one C-ordered array of a known type, to the last byte
     */
    static NpyArray decode(byte[] file, String where) {
        if (file.length < PREAMBLE || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InputException(where + " is not a numpy array file of version 1.0");
        }
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Short.toUnsignedInt(bytes.getShort(MAGIC.length));
        if (headerLength > file.length - PREAMBLE) {
            throw new InputException(where + " is truncated: its header length is " + headerLength + ", but only "
                    + (file.length - PREAMBLE) + " bytes follow");
        }
        Matcher header = HEADER.matcher(new String(file, PREAMBLE, headerLength, StandardCharsets.ISO_8859_1));
        if (!header.matches()) {
            throw new InputException(
                    where + " has a header that is not understood, expected descr, fortran_order and shape");
        }
        NpyType type = NpyType.of(header.group(1))
                .orElseThrow(() -> new InputException(where + " has dtype '"
                        + header.group(1).replace('\n', ' ') + "', expected one of " + NpyType.allowed()));
        if (header.group(2).equals("True")) {
            throw new InputException(
                    where + " is in Fortran order, expected C order (save it with numpy.ascontiguousarray)");
        }
        List<Integer> shape = Arrays.stream(header.group(3).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .map(Integer::valueOf)
                .toList();
        ByteBuffer elements = bytes.slice(PREAMBLE + headerLength, file.length - PREAMBLE - headerLength)
                .order(ByteOrder.LITTLE_ENDIAN);
        checkLength(type, shape, elements.limit(), where);
        return new NpyArray(type, shape, elements);
    }

    /**
     * This array, if it has the type and one of the shapes.
     *
     * @throws InputException otherwise
     */
    NpyArray require(String where, NpyType expectedType, List<List<Integer>> shapes) {
        if (type != expectedType) {
            throw new InputException(
                    where + " has dtype '" + type.descr() + "', expected '" + expectedType.descr() + "'");
        }
        if (!shapes.contains(shape)) {
            throw new InputException(where + " has shape " + tuple(shape) + ", expected "
                    + shapes.stream().map(NpyArray::tuple).distinct().collect(Collectors.joining(" or ")));
        }
        return this;
    }

    float[] floats() {
        float[] values = new float[shape.get(0)];
        elements.asFloatBuffer().get(values);
        return values;
    }

    int[] ints() {
        int[] values = new int[shape.get(0)];
        elements.asIntBuffer().get(values);
        return values;
    }

    float[][] floatRows() {
        float[][] rows = new float[shape.get(0)][shape.get(1)];
        var view = elements.asFloatBuffer();
        Arrays.stream(rows).forEach(view::get);
        return rows;
    }

    short[][] shortRows() {
        short[][] rows = new short[shape.get(0)][shape.get(1)];
        var view = elements.asShortBuffer();
        Arrays.stream(rows).forEach(view::get);
        return rows;
    }

    /** Where in the array the element at {@code index} is, as numpy would write it: {@code [3, 17]}. */
    String position(int index) {
        int last = shape.get(shape.size() - 1);
        return IntStream.of(shape.size() == 1 ? new int[] {index} : new int[] {index / last, index % last})
                .boxed()
                .toList()
                .toString();
    }

    private static void checkLength(NpyType type, List<Integer> shape, int bytes, String where) {
        long expected = type.bytes();
        for (int size : shape) {
            // Each factor is below 2^30, so that one product too many is seen before it can overflow.
            expected = expected > Integer.MAX_VALUE ? expected : expected * size;
        }
        if (expected != bytes) {
            throw new InputException(where + " holds " + bytes + " bytes of elements, but its shape " + tuple(shape)
                    + " of '" + type.descr() + "' needs " + expected);
        }
    }

    private static ByteBuffer allocate(NpyType type, int elements) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String tuple(List<Integer> shape) {
        String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "(" + sizes + (shape.size() == 1 ? ",)" : ")");
    }
}
