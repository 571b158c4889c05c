/** Memory outside the heap, as networks and optimisers take it. */
@Export
@Version("1.0.0")
package org.langevin.kit.memory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
