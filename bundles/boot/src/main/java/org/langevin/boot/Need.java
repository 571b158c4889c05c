package org.langevin.boot;

import java.util.Locale;

/** What a command needs of the workbench; each has all that those before it have. */
enum Need {
  /** What runs have written. */
  RECORDS,
  /** What is installed. */
  OVERVIEW,
  /** Plugins. */
  WORK,
  /** Plugins that the user has dropped into a folder, whatever those may need. */
  STRANGERS,
  /** More than any command has. */
  NEVER;

  /** The one of this name, in lower case. */
  static Need named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  boolean has(Need least) {
    return compareTo(least) >= 0;
  }
}
