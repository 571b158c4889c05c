package org.langevin.boot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a class call static methods of another class than it was compiled against, which have the
 * same names and types. Only the names of their owners are changed, in the table of constants that
 * a class file begins with (The Java Virtual Machine Specification, section 4.4), so that no
 * instruction is looked at.
 */
final class Redirection {
  /** Before the table: the file's magic number and version. */
  private static final int HEAD = 8;

  private static final int LARGEST = 0xFFFF;

  /** A static method of a class: names as in class files. */
  record Call(String owner, String name, String type) {}

  private final List<Call> calls;
  private final byte[] owner;

  /**
   * Chooses what is called instead.
   *
   * @param calls those that are redirected
   * @param owner the class that has the methods, as in class files
   */
  Redirection(List<Call> calls, String owner) {
    this.calls = List.copyOf(calls);
    this.owner = owner.getBytes(StandardCharsets.US_ASCII);
  }

  /** The class file with other calls; empty if it has none of them. */
  Optional<byte[]> apply(byte[] file) {
    Constants constants = new Constants(file);
    List<Integer> redirected = new ArrayList<>();
    for (int index = 1; index < constants.count; index++) {
      if (constants.isMethod(index) && calls.contains(constants.call(index))) {
        redirected.add(constants.places[index]);
      }
    }
    // Two more have to find room: the owner's name, and the owner.
    int name = constants.count;
    if (redirected.isEmpty() || name + 2 > LARGEST) {
      return Optional.empty();
    }
    ByteBuffer result = ByteBuffer.allocate(file.length + 3 + owner.length + 3);
    result.put(file, 0, constants.end);
    result.putShort(HEAD, (short) (name + 2));
    redirected.forEach(place -> result.putShort(place + 1, (short) (name + 1)));
    result.put(Constants.TEXT).putShort((short) owner.length).put(owner);
    result.put(Constants.CLASS).putShort((short) name);
    result.put(file, constants.end, file.length - constants.end);
    return Optional.of(result.array());
  }

  /** The table of constants. */
  private static final class Constants {
    static final byte TEXT = 1;
    static final byte CLASS = 7;
    static final byte METHOD = 10;

    final int count;

    /** Where each begins, with its tag. */
    final int[] places;

    final int end;
    private final ByteBuffer file;

    Constants(byte[] bytes) {
      file = ByteBuffer.wrap(bytes);
      count = unsigned(HEAD);
      places = new int[count];
      int place = HEAD + 2;
      for (int index = 1; index < count; index++) {
        places[index] = place;
        byte tag = file.get(place);
        place += 1 + size(tag, place);
        if (tag == 5 || tag == 6) {
          // A long or a double counts as two.
          index++;
        }
      }
      end = place;
    }

    private int size(byte tag, int place) {
      return switch (tag) {
        case TEXT -> 2 + unsigned(place + 1);
        case 5, 6 -> 8;
        case CLASS, 8, 16, 19, 20 -> 2;
        case 15 -> 3;
        case 3, 4, 9, METHOD, 11, 12, 17, 18 -> 4;
        default -> throw new IllegalArgumentException("no constant has the tag " + tag);
      };
    }

    boolean isMethod(int index) {
      return places[index] > 0 && file.get(places[index]) == METHOD;
    }

    Call call(int index) {
      int owner = unsigned(places[index] + 1);
      int named = unsigned(places[index] + 3);
      return new Call(
          text(unsigned(places[owner] + 1)),
          text(unsigned(places[named] + 1)),
          text(unsigned(places[named] + 3)));
    }

    private String text(int index) {
      int place = places[index];
      // Names beyond ASCII are none of ours, whatever they become.
      return new String(file.array(), place + 3, unsigned(place + 1), StandardCharsets.ISO_8859_1);
    }

    private int unsigned(int place) {
      return Short.toUnsignedInt(file.getShort(place));
    }
  }
}
