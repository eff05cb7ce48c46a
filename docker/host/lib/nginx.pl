# nginx as "site" changes it: the whole configuration is tested with what is new before that is put in place.
package nginx;
use strict;
use warnings;

my $live = '/etc/nginx';

# Refuses files that nginx would not take, beside all that is there already. A file without a text is one to remove.
sub test {
    my (%texts) = @_;
    my $copy = "/run/gaas/candidate.nginx";
    rules::run('rm', '-rf', '--one-file-system', '--', $copy);
    my ($copied, $trouble) = rules::run('cp', '-a', '--', $live, $copy);
    $copied or rules::fail("can't copy $live: $trouble");
    chmod 0700, $copy;
    redirect($copy, $copy);
    for my $file (keys %texts) {
        my $inside = $file =~ s/\A\Q$live\E/$copy/r;
        defined $texts{$file} ? rules::put($inside, $texts{$file}) : unlink $inside;
    }
    my ($well, $said) = rules::run('/usr/sbin/nginx', '-t', '-q', '-c', "$copy/nginx.conf");
    rules::run('rm', '-rf', '--one-file-system', '--', $copy);
    return if $well;
    my ($now, $already) = rules::run('/usr/sbin/nginx', '-t', '-q');
    rules::fail('the configuration of nginx is broken already, nothing was changed: ' . sentence($already)) if !$now;
    $said =~ s/\Q$copy\E/$live/g;
    rules::fail('nginx does not take the configuration, nothing was changed: ' . sentence($said));
}

# Debian's configuration includes its files by absolute paths: in the copy they lead into the copy.
sub redirect {
    my ($folder, $copy) = @_;
    opendir my $entries, $folder or rules::fail("$folder: $!");
    for my $path (map { "$folder/$_" } grep { !/\A\.\.?\z/ } readdir $entries) {
        if (-l $path) {
            my $target = readlink $path;
            next if $target !~ s/\A\Q$live\E\//$copy\//;
            unlink $path;
            symlink $target, $path or rules::fail("$path: $!");
        } elsif (-d $path) {
            redirect($path, $copy);
        } elsif (-f $path) {
            my $text = rules::content($path) // rules::fail("$path: $!");
            rules::put($path, $text) if $text =~ s/\Q$live\E\//$copy\//g;
        }
    }
}

sub place {
    my (%texts) = @_;
    for my $file (sort keys %texts) { defined $texts{$file} ? rules::put($file, $texts{$file}) : unlink $file }
}

# Makes nginx read its configuration, and waits until it has; starts it when it does not run.
sub load {
    my ($changed) = @_;
    my $master = runs();
    if (!$master) {
        my ($well, $said) = rules::run('service', 'nginx', 'start');
        return if $well && runs();
        (undef, $said) = rules::run('/usr/sbin/nginx');
        rules::fail('nginx does not start: ' . sentence($said)) if !runs();
        return;
    }
    return if !$changed;
    my %before = map { $_ => 1 } workers($master);
    my $log = -s '/var/log/nginx/error.log' // 0;
    kill 'HUP', $master or rules::fail("nginx can't be told: $!");
    for (1 .. 500) {
        # the old ones go on taking requests until they are told to end, a moment after the new ones are there
        my @now = workers($master);
        return if @now && !grep { $before{$_} } @now;
        select undef, undef, undef, 0.02;
    }
    rules::fail('nginx did not take its configuration: ' . sentence(since($log)));
}

# The master's number; 0 when it does not run.
sub runs {
    my $pid = rules::content('/run/nginx.pid') // return 0;
    ($pid) = $pid =~ /\A([1-9][0-9]*)\s*\z/ or return 0;
    return (rules::content("/proc/$pid/cmdline") // '') =~ /\Anginx: master/ ? $pid : 0;
}

sub workers {
    my ($master) = @_;
    return grep { (rules::content("/proc/$_/cmdline") // '') =~ /\Anginx: worker process\0*\z/ }
        split / /, rules::content("/proc/$master/task/$master/children") // '';
}

sub since {
    my ($size) = @_;
    open my $in, '<', '/var/log/nginx/error.log' or return 'see its error log';
    seek $in, $size, 0;
    local $/;
    return <$in> // '';
}

# The first complaint, which names file and line.
sub sentence {
    my ($said) = @_;
    my ($line) = grep { /\[(?:emerg|crit|alert)\]/ } split /\n/, $said;
    $line //= (grep { /\S/ } split /\n/, $said)[0] // 'it does not say why';
    $line =~ s/\A.*?\[(?:emerg|crit|alert)\] (?:\d+#\d+: )?//;
    return rules::shown($line) eq $line ? $line : substr $line =~ s/[^\x20-\x7e]/?/gr, 0, 500;
}

1;
