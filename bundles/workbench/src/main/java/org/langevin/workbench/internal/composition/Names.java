package org.langevin.workbench.internal.composition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.langevin.binding.Place;
import org.langevin.binding.Words;

/** Gives the parts of one kind names that are unique and fit for files. */
final class Names {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

  /** File systems take 255 bytes, of which files that are made for a part add some. */
  private static final int LONGEST = 100;

  private final Map<String, String> given = new HashMap<>();
  private final Set<String> made = new HashSet<>();

  /** Takes note of a name that the document gives; complains if it cannot be. */
  void reserve(String name, Place place) {
    if (name.length() > LONGEST || !ALLOWED.matcher(name).matches()) {
      place.refuse(
          Words.quote(name)
              + " cannot be a name; use at most "
              + LONGEST
              + " letters, digits and single dashes between them");
      return;
    }
    String other = given.putIfAbsent(name, place.pointer());
    if (other != null && !other.equals(place.pointer())) {
      place.refuse("the name " + name + " is taken already, by " + other + "; choose another");
    }
  }

  /** A name for a part that has none: its id, with a number if that is taken. */
  String make(String id) {
    String name = id;
    for (int i = 2; given.containsKey(name) || !made.add(name); i++) {
      name = id + "-" + i;
    }
    return name;
  }
}
