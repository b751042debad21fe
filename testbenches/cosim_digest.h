// A digest of what is observed in a block of cycles, the same as of TraceDigest.java;
// docs/cosimulation.md has why it can be trusted.
//
// Two hashes of the same kind, each with keys of its own. A cycle is a row of 64-bit words, those that
// mean nothing in it being 0; each word is multiplied by a key of 128 bits, and the upper half of the sum
// stands for the cycle. A block is a row of those, hashed in the same way.

#ifndef COSIM_DIGEST_H_
#define COSIM_DIGEST_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

__extension__ typedef __int128 Signed128;
__extension__ typedef unsigned __int128 Unsigned128;

// What a word is multiplied by in either hash. The lower half has a sign.
struct DigestKey {
  int64_t low[2];
  uint64_t high[2];
};

// What a row of words comes to in both hashes, modulo 2^128.
struct DigestSum {
  Unsigned128 of[2];

  void start(const DigestKey& key) {
    for (int hash = 0; hash < 2; ++hash) {
      of[hash] = static_cast<Unsigned128>(key.high[hash]) << 64 | static_cast<uint64_t>(key.low[hash]);
    }
  }

  void add(const DigestKey& key, uint64_t word, int hash) {
    const Signed128 low = static_cast<Signed128>(key.low[hash]) * static_cast<int64_t>(word);
    of[hash] += static_cast<Unsigned128>(low) + (static_cast<Unsigned128>(key.high[hash] * word) << 64);
  }

  uint64_t upper(int hash) const { return static_cast<uint64_t>(of[hash] >> 64); }
};

// Signals side by side in whole words, behind them zeros.
template <size_t Words>
class Row {
 public:
  Row() { words_[Words - 1] = 0; }

  template <size_t At, size_t Bytes, typename Signal>
  void put(const Signal& signal) {
    static_assert(sizeof(Signal) == Bytes, "a signal has another width than in the design");
    static_assert(At + Bytes <= sizeof(words_), "a signal does not fit");
    std::memcpy(reinterpret_cast<uint8_t*>(words_) + At, &signal, Bytes);
  }

  // What is behind means nothing in this cycle.
  void cut(size_t bytes) {
    std::memset(reinterpret_cast<uint8_t*>(words_) + bytes, 0, sizeof(words_) - bytes);
  }

  const uint64_t* words() const { return words_; }

 private:
  uint64_t words_[Words];
};

class Digest {
 public:
  // The keys of the words of a cycle and of the cycles of a block, in front of each what a sum starts from.
  Digest(std::vector<DigestKey> words, std::vector<DigestKey> cycles)
      : words_(std::move(words)), cycles_(std::move(cycles)) {
    restart();
  }

  // Adds words of the cycle, the first of which is number From.
  template <size_t From, size_t Words>
  void add(const Row<Words>& row) {
    const DigestKey* const keys = words_.data() + 1 + From;
    DigestSum sum = cycle_;
    for (size_t i = 0; i < Words; ++i) {
      sum.add(keys[i], row.words()[i], 0);
      sum.add(keys[i], row.words()[i], 1);
    }
    cycle_ = sum;
  }

  // All words of the cycle have been added; says whether the block is full.
  bool end_cycle() {
    ++count_;
    block_.add(cycles_[count_], cycle_.upper(0), 0);
    block_.add(cycles_[count_], cycle_.upper(1), 1);
    cycle_.start(words_[0]);
    return count_ + 1 == cycles_.size();
  }

  // Cycles of the block so far.
  uint32_t count() const { return count_; }

  uint64_t value(int hash) const { return block_.upper(hash); }

  void restart() {
    count_ = 0;
    cycle_.start(words_[0]);
    block_.start(cycles_[0]);
  }

 private:
  std::vector<DigestKey> words_;
  std::vector<DigestKey> cycles_;
  DigestSum cycle_;
  DigestSum block_;
  uint32_t count_ = 0;
};

#endif  // COSIM_DIGEST_H_
