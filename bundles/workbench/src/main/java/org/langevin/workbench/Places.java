package org.langevin.workbench;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where the workbench looks for things and puts them; not all of it need be there. */
@ProviderType
public interface Places {
  /** The gallery's experiments. */
  Path gallery();

  /** The run store: new runs, unless their caller names a folder. */
  Path runs();

  /** Where data files are looked for before they are fetched. */
  List<Path> data();

  /** What was fetched, and what was computed once for all. */
  Path cache();
}
