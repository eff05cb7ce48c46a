package org.gaas.adoption;

/**
 * What an archive of files may grow to. Uploads are compressed already: what swells far beyond its size is no such
 * archive.
 *
 * @param entries files and directories
 * @param bytes of all files together
 * @param swelling how many times its own size it may become
 * @param free up to which size it may swell as it likes: text does
 */
record ArchiveLimits(int entries, long bytes, int swelling, long free) {
    static final ArchiveLimits USUAL = new ArchiveLimits(500_000, 200L << 30, 100, 64L << 20);

    boolean tooLarge(long unpacked, long packed) {
        return unpacked > bytes || unpacked > free && unpacked / swelling > packed;
    }
}
