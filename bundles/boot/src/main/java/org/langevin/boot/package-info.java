/**
 * What happens before there is a framework, and after it: signals, the folder of the process, the
 * streams of the caller, and the exit status.
 */
@Export
@Version("1.0.0")
package org.langevin.boot;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
