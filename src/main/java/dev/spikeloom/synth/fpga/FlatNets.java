package dev.spikeloom.synth.fpga;

/** Numbers for the nets of a design over all its modules. Nets that turn out to be one are joined. */
final class FlatNets {
    private final IntList parents = new IntList();

    int create() {
        parents.add(parents.size());
        return parents.size() - 1;
    }

    void join(int net, int other) {
        parents.set(find(net), find(other));
    }

    /** The number that stands for a net and all that it was joined with. */
    int find(int net) {
        int root = net;
        while (parents.get(root) != root) {
            root = parents.get(root);
        }
        int at = net;
        while (parents.get(at) != root) {
            int next = parents.get(at);
            parents.set(at, root);
            at = next;
        }
        return root;
    }

    int count() {
        return parents.size();
    }
}
