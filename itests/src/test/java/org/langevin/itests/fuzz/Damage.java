package org.langevin.itests.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.langevin.api.random.RandomStream;

/** What disks, editors and people do to a file's bytes. */
enum Damage {
  /** One bit is another. */
  FLIP {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomStream random) {
      byte[] damaged = bytes.clone();
      if (damaged.length > 0) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return damaged;
    }
  },
  /** The end is missing. */
  TRUNCATE {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomStream random) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
  },
  /** Nothing is left. */
  EMPTY {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomStream random) {
      return new byte[0];
    }
  },
  /** Zeroes in the place of the end, as after a power cut. */
  ZERO {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomStream random) {
      byte[] damaged = bytes.clone();
      Arrays.fill(damaged, random.nextInt(bytes.length + 1), bytes.length, (byte) 0);
      return damaged;
    }
  },
  /** Something follows the end. */
  APPEND {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomStream random) {
      ByteArrayOutputStream longer = new ByteArrayOutputStream();
      longer.writeBytes(bytes);
      longer.writeBytes(random.nextBoolean() ? bytes : "}\n".getBytes(StandardCharsets.UTF_8));
      return longer.toByteArray();
    }
  },
  /** Another file's contents. */
  SWAP {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomStream random) {
      return other;
    }
  },
  /** One digit of a text is another; of what is no text one byte. */
  DIGIT {
    @Override
    byte[] apply(byte[] bytes, byte[] other, RandomStream random) {
      byte[] damaged = bytes.clone();
      Matcher digits = DIGITS.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
      long count = digits.results().count();
      if (count > 0) {
        digits.reset();
        for (long skip = random.nextLong(count); skip >= 0; skip--) {
          digits.find();
        }
        int place = digits.start();
        damaged[place] = (byte) ('0' + (damaged[place] - '0' + 1 + random.nextInt(9)) % 10);
      }
      return damaged;
    }
  };

  private static final Pattern DIGITS = Pattern.compile("[0-9]");

  /**
   * The bytes afterwards.
   *
   * @param other the bytes of another file
   */
  abstract byte[] apply(byte[] bytes, byte[] other, RandomStream random);

  /** Some bytes are flipped, gone, or there twice. */
  static byte[] ofBytes(byte[] bytes, RandomStream random) {
    byte[] damaged = bytes;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int begin = random.nextInt(damaged.length + 1);
      int end = Math.min(damaged.length, begin + 1 + random.nextInt(8));
      damaged =
          switch (random.nextInt(3)) {
            case 0 -> FLIP.apply(damaged, damaged, random);
            case 1 -> joined(damaged, begin, end);
            default -> joined(damaged, end, begin);
          };
    }
    return damaged;
  }

  /** All up to the first place and from the second one on. */
  private static byte[] joined(byte[] bytes, int until, int from) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, until);
    joined.write(bytes, from, bytes.length - from);
    return joined.toByteArray();
  }
}
