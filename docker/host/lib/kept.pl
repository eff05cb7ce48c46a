# How logs are kept that people have to be found in for years: one file for each time that they were turned over, named by
# that moment, packed, in a folder of root's.
package kept;
use strict;
use warnings;
use POSIX ();

# Oldest first.
sub files { return sort glob "$_[0]/[0-9]*.gz" }

# The day at the beginning of its name.
sub day { return $_[0] =~ m{/([0-9]{8})[^/]*\z} ? $1 : '99999999' }

sub day_before { return POSIX::strftime('%Y%m%d', gmtime(time - $_[0] * 86400)) }

sub moment { return POSIX::strftime('%Y-%m-%dT%H:%M:%SZ', gmtime $_[0]) }

# What is older than so many days goes.
sub lapse {
    my ($folder, $days) = @_;
    my $oldest = day_before($days);
    for my $file (files($folder)) { unlink $file if day($file) lt $oldest }
}

# A name that no file has, to be put in front of what tells them apart.
sub name {
    my ($folder) = @_;
    my $name = POSIX::strftime('%Y%m%dT%H%M%SZ', gmtime);
    my $number = 0;
    while (my @there = glob sprintf('%s/%s-%02d*', $folder, $name, $number)) { $number++ }
    return sprintf '%s-%02d', $name, $number;
}

sub unpacked {
    my ($file) = @_;
    open(my $in, '-|', 'gzip', '-dc', '--', $file) or rules::fail("$file: $!");
    return $in;
}

# For what is written to a new file, packed, which is of root's only.
sub packing {
    my ($new) = @_;
    unlink $new;
    umask 077;
    open(my $out, '|-', 'sh', '-c', 'exec gzip -c > "$1"', 'sh', $new) or rules::fail("gzip: $!");
    umask 022;
    return $out;
}

sub done {
    my ($out, $new, $file) = @_;
    close $out or rules::fail("$new: gzip failed");
    rules::run('sync', '--', $new);
    rename $new, $file or rules::fail("$new: $!");
}

1;
