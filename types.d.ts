/// <reference types="next" />
/// <reference types="next/image-types/global" />
// Style sheets and pictures can be imported; kept here so that types check before the first build.
