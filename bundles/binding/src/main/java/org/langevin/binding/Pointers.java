package org.langevin.binding;

/** JSON pointers as text (RFC 6901). */
public final class Pointers {
  private Pointers() {}

  /** The pointer of an object's member. */
  public static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer of an array's element. */
  public static String child(String pointer, int index) {
    return pointer + "/" + index;
  }

  /** A pointer within a part, seen from the document. */
  public static String within(String part, String pointer) {
    return pointer.isEmpty() || pointer.startsWith("/") ? part + pointer : part + "/" + pointer;
  }
}
