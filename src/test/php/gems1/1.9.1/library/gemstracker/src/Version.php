<?php
namespace Gems;

/** What the application says of itself; a hotfix does not change it. */
final class Version
{
    const NUMBER = '1.9.1';
    const LEVEL = 67;
}
